import { Admin, CustomRoutes, Resource } from 'react-admin'
import { Route } from 'react-router-dom'
import { SignInPage } from './access/SignInPage.js'
import { authProvider } from './auth-provider.js'
import { dataProvider } from './data-provider.js'
import { HomePage } from './home/HomePage.js'
import { i18nProvider } from './i18n.js'
import { queryClient } from './query-client.js'
import { AccessDeniedPage } from './shell/AccessDeniedPage.js'
import { CrashPage } from './shell/CrashPage.js'
import { NotFoundPage } from './shell/NotFoundPage.js'
import { RequirePermission } from './shell/RequirePermission.js'
import { Shell } from './shell/Shell.js'
import { darkTheme, lightTheme } from './shell/theme.js'
import { SLICES } from './slices.js'

/** The console: the shell around what the slices bring. */
export function Console() {
  return (
    <Admin
      title="Penstock"
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      layout={Shell}
      loginPage={SignInPage}
      dashboard={HomePage}
      catchAll={NotFoundPage}
      error={CrashPage}
      accessDenied={AccessDeniedPage}
      theme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      {SLICES.flatMap((slice) => slice.resources ?? []).map(({ permission: _permission, ...resource }) => (
        <Resource key={resource.name} {...resource} />
      ))}
      <CustomRoutes>
        {SLICES.flatMap((slice) => slice.routes ?? []).map((route) => (
          <Route
            key={route.path}
            path={route.path}
            element={<RequirePermission permission={route.permission}>{route.element}</RequirePermission>}
          />
        ))}
      </CustomRoutes>
    </Admin>
  )
}

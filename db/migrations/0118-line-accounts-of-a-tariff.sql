-- A code may get its account in one tariff or one service alone, as in the settings (`E-RES/FIXED`): published rates share codes.
alter table line_accounts drop constraint line_accounts_line_code_check;
alter table line_accounts add constraint line_accounts_line_code_check check (line_code ~ '^[^/*][^/]*(/[^/*][^/]*)?$');

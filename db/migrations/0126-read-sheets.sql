-- The sheet of a read route comes back as a meter file.
alter table meter_files drop constraint meter_files_format_check;
alter table meter_files add constraint meter_files_format_check
  check (format in ('nem', 'espi', 'iec61968', 'mscons', 'sce', 'csv', 'handheld'));

-- Files are read in pieces: one that is not packed is not unpacked from its beginning for each of them.
alter table grappe.imports alter column content set storage external;

-- SPDX-License-Identifier: Apache-2.0
create table store_test_thing (id int primary key, name text not null);

-- SPDX-License-Identifier: Apache-2.0
-- Handles of names are the same from month to month: the newest month in which one was published counts.
CREATE INDEX node_handle_subject ON node_handle (agreement, class, subject);

// SPDX-License-Identifier: Apache-2.0

/** Outlines on a 24 by 24 grid, drawn with a line of 1.75. */
export const icons = {
  inbox: 'M4 13.5 6.6 5h10.8L20 13.5V19H4zM4 13.5h4.6a3.4 3.4 0 0 0 6.8 0H20',
  cases: 'M3.5 7V18.5h17V8.5h-9L9.5 6h-6zM3.5 12h17',
  picture: 'M8.2 8.2 10.7 14.6M15.3 7.4 9 7M13.8 15.6l2.6-5.4M6.5 9.3a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM17.5 10.1a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12 20a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z',
  corridor: 'M5 19c3-6 6 0 8-6s4-3 6-8M5 21a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM19 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  operations: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3.5V8M12 16v4.5M3.5 12H8M16 12h4.5',
  agreements: 'M6 3.5h8.5L18.5 7.5V20.5H6zM14 3.5V8h4.5M9 12h6.5M9 15.5h3.5',
  ledger: 'M5 4.5h14v4H5zM5 10h14v4H5zM5 15.5h14v4H5zM8 6.5h.01M8 12h.01M8 17.5h.01',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.7-4.7',
  sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z',
  print: 'M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z',
  keys: 'M3 6.5h18v11H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8',
  key: 'M8 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12.500 12H21M18 12v3.500M15 12v2.500',
  out: 'M14 4.5H5v15h9M10.5 12H20M16.5 8.5 20 12l-3.5 3.5',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  warn: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
  upload: 'M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15v4.5h15V15',
  download: 'M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 17v2.5h15V17',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2',
  shield: 'M12 3.5 5 6v6c0 4.2 3 7.2 7 8.5 4-1.3 7-4.3 7-8.5V6z',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  undo: 'M8 5 4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H8',
  accounts: 'M9 11a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM3 19.500c.5-3.400 2.900-5.100 6-5.100s5.500 1.700 6 5.100M16.500 5a3 3 0 0 1 0 5.800M17.800 14.600c1.800.7 2.900 2.300 3.200 4.900',
  watch: 'M3 12.5h4l2.5-7 4.5 13 2.5-6H21',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4.2 3.6-6.3 7.5-6.3s6.900 2.100 7.500 6.300',
  organisation: 'M4.5 20.500V6.500L13 3.500v17M13 9.500h6.500v11M8 9h1.500M8 12.500h1.500M8 16h1.500M16 13h.500M16 16.500h.500M3 20.500h18',
  phone: 'M7.500 2.800h9v18.400h-9zM11 18.200h2',
  vehicle: 'M3.500 17v-4.500L6 7h10l3.200 5.500 1.300.8V17zM3.500 12.500h15.700M7.500 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM16.500 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  vessel: 'M3.500 14.500h17L18 19.500H6.500zM12 14.500V4L6 12h6M15 14.500V8',
  account: 'M3 6.500h18v12H3zM3 10.500h18M6.500 15h4',
  document: 'M5.500 3.500h13v17h-13zM12 12a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600zM8.500 16.500c.5-2 1.800-2.700 3.500-2.700s3 .7 3.500 2.700',
  place: 'M12 21c4.500-5 6.500-8.200 6.500-11.200a6.500 6.500 0 0 0-13 0C5.500 12.800 7.500 16 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  consignment: 'M4 8 12 4l8 4v8.500L12 20.500 4 16.500zM4 8l8 4 8-4M12 12v8.500',
} as const;

export type IconName = keyof typeof icons;

/** The icon of a kind of subject, or of the kind that an identifier class points at. */
export function iconOf(code: string): IconName {
  const names: Record<string, IconName> = {
    PERSON: 'person', ORGANISATION: 'organisation', PHONE: 'phone', VEHICLE: 'vehicle', VESSEL: 'vessel',
    ACCOUNT: 'account', DOCUMENT: 'document', PLACE: 'place', CONSIGNMENT: 'consignment', PLATE: 'vehicle',
    COMPANY: 'organisation', COMPANY_NUMBER: 'organisation', EMAIL: 'inbox', DEVICE: 'phone', NAME_TOKEN: 'person',
  };
  return names[code] ?? 'cases';
}

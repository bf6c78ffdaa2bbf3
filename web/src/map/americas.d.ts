// SPDX-License-Identifier: Apache-2.0
declare module 'virtual:americas' {
  import type { GeometryCollection, Topology } from 'topojson-specification';
  const americas: Topology<{ countries: GeometryCollection }>;
  export default americas;
}

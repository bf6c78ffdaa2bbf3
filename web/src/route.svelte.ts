// SPDX-License-Identifier: Apache-2.0

/** Where the desk stands: `#/hits/12?tab=x` is the parts `hits`, `12` and the query `tab`. */
export interface Place {
  parts: string[];
  query: URLSearchParams;
}

export function parse(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { parts: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(search) };
}

export function href(parts: string[], query: Record<string, string | number | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return `#/${parts.map(encodeURIComponent).join('/')}${search.size > 0 ? `?${search}` : ''}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Route {
  place = $state.raw<Place>(parse(globalThis.location?.hash ?? ''));

  constructor() {
    globalThis.addEventListener?.('hashchange', () => {
      this.place = parse(location.hash);
    });
  }

  get screen(): string {
    return this.place.parts[0] ?? 'inbox';
  }

  get id(): string | undefined {
    return this.place.parts[1];
  }

  go(parts: string[], query: Record<string, string | number | undefined> = {}): void {
    location.hash = href(parts, query);
  }

  /** Changes the address without a step in the browser's history. */
  replace(parts: string[], query: Record<string, string | number | undefined> = {}): void {
    history.replaceState(null, '', href(parts, query));
    this.place = parse(location.hash);
  }
}

export const route = new Route();

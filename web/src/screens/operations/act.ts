// SPDX-License-Identifier: Apache-2.0

/** Sends a change of the operation on screen, then says `said` or what went wrong. */
export type Act = (method: 'post' | 'put', path: string, body: object, said: string) => void;

/** The same for whoever waits for it: fails where it was refused. */
export type Change = (method: 'post' | 'put', path: string, body: object, said: string) => Promise<void>;

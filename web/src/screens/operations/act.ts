// SPDX-License-Identifier: Apache-2.0

/** Sends a change of the operation on screen, then says `said` or what went wrong. */
export type Act = (method: 'post' | 'put', path: string, body: object, said: string) => void;

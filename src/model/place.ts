/** Where something stands in an input. */

/** Where in an input something was seen. Lines and records count from 1, bytes from 0. */
export interface Place {
  line?: number;
  record?: number;
  byte?: number;
}

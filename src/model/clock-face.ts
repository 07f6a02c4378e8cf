/** Times of files as DOS and the product's logs have them: the local clock face, without a zone. */

/** Seconds since 1970 whose UTC fields show what a clock on the wall showed; null for no time. */
export function clockFace(milliseconds: number): number | null {
  const at = new Date(milliseconds);
  const face = Date.UTC(
    at.getFullYear(),
    at.getMonth(),
    at.getDate(),
    at.getHours(),
    at.getMinutes(),
    at.getSeconds(),
  );
  return Number.isNaN(face) ? null : face / 1000;
}

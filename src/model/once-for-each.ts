/** What is worked out once, however often it is asked for. */

/**
 * The same work done once for each object, and remembered for as long as the object lives. Such an
 * object must not change: what is asked of all requestors of a large network is shared so.
 */
export function onceForEach<Of extends object, Found>(work: (of: Of) => Found): (of: Of) => Found {
  const remembered = new WeakMap<Of, { found: Found }>();
  return (of) => {
    const before = remembered.get(of);
    if (before) return before.found;
    const found = work(of);
    remembered.set(of, { found });
    return found;
  };
}

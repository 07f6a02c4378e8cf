/** What one postoffice has installed, put together from all who know of it. */
import type { Case } from '../model/report-types.js';

type Known = Case['installation'];

/**
 * The first that speaks of a thing is believed: `all` comes in the order of belief, what was told by
 * hand first. What nobody speaks of stays unknown.
 */
export function joinInstallations(all: readonly Known[]): Known {
  const told = all.find((each) => each.gateways);
  const gateways = told?.gateways;
  const gatewaysNotKnown = told?.gatewaysNotKnown;
  const postoffices = all.find((each) => each.postoffices)?.postoffices;
  const lists = all.find((each) => each.lists)?.lists;
  return {
    ...(gateways && { gateways: gateways.map((type) => type.toUpperCase()) }),
    ...(gatewaysNotKnown && { gatewaysNotKnown }),
    ...(postoffices && { postoffices }),
    ...(lists && { lists }),
  };
}

import type { PanelState, Place } from '../../shared/src/panelState.ts';

/** How many places are kept; older ones are forgotten. */
const LONGEST = 50;

/**
 * The state with its open entry as a place to come back to. What was ahead after going back is forgotten, as in a
 * browser; an entry already at this place stays one place, with the search it is now seen in.
 */
export function visited(state: PanelState): PanelState {
  const { key, query, filters } = state;
  if (key === null) return state;
  const place: Place = { key, query, filters };
  if (state.history[state.at]?.key === key) return { ...state, history: state.history.with(state.at, place) };
  const history = [...state.history.slice(0, state.at + 1), place].slice(-LONGEST);
  return { ...state, history, at: history.length - 1 };
}

/** The state so many places (1 forward, -1 back) from here; undefined where the history ends before. */
export function movedBy(state: PanelState, steps: 1 | -1): PanelState | undefined {
  const at = state.at + steps;
  const place = state.history[at];
  return place && { ...state, ...place, at };
}

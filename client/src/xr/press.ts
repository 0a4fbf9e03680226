/** When a trigger counts as pressed: a finger that trembles at one point presses once. */

const DOWN_FROM = 0.6;
const UP_BELOW = 0.4;

export function isPressed(value: number, was: boolean): boolean {
  return was ? value >= UP_BELOW : value > DOWN_FROM;
}

/** What the result sheet's first cell begins with, by which a later run knows it for ours. */
export const PRODUCT = "核表";
/** What every line of ours in a cell's note begins with. */
export const NOTE_MARK = "【核表】";

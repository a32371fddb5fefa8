/** What deciding many lines at once needs to be offered. */
export interface ReviewBulkData {
  /** Undecided lines of the list, on all its pages. */
  readonly listedUndecided: number;
}

/** Decides all undecided lines of the list at once. What needs words, or keeps findings, is asked once more on a page of its own. */
export function ReviewBulk({ listedUndecided }: ReviewBulkData) {
  if (listedUndecided === 0) return null;
  const what = listedUndecided === 1 ? 'the 1 undecided line' : `all ${listedUndecided} undecided lines`;
  return (
    <details class="bulk">
      <summary>Decide many at once</summary>
      <div>
        <p class="soft small">
          {`This decides ${what} of this list, on all its pages. Each can be changed again until you submit.`}
        </p>
        <div class="buttons">
          <button class="button second" type="submit" name="act" value="bulk.recommended">
            As recommended
          </button>
          <button class="button second" type="submit" name="act" value="bulk.keep">
            Keep all
          </button>
          <button class="button decline" type="submit" name="act" value="bulk.revoke">
            Revoke all
          </button>
        </div>
      </div>
    </details>
  );
}

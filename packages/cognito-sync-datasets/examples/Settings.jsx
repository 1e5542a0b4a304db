import { useSyncExternalStore } from "react";

/** @param {import("cognito-sync-datasets").Dataset} dataset */
export function useDataset(dataset) {
  const values = useSyncExternalStore(dataset.subscribe, dataset.getAll);
  const { status } = useSyncExternalStore(dataset.subscribe, () => dataset.connection);
  return { values, status };
}

/** @param {{ dataset: import("cognito-sync-datasets").Dataset }} props */
export function Settings({ dataset }) {
  const { values, status } = useDataset(dataset);
  return (
    <label>
      Colour
      <input value={values.colour ?? ""} onChange={({ target }) => dataset.put("colour", target.value)} />
      <output>{status}</output>
    </label>
  );
}

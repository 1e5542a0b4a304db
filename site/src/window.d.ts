interface Window {
  /** Address of the page as it was opened, callback parameters included; undefined where the page is moving. */
  arrival?: string;
  /** Settled once the service worker is installed, was before, cannot be, or takes long. */
  workerStarted?: Promise<unknown>;
  setBackgroundColorToCognitoSyncDataset?: (color: string) => Promise<void>;
  getBackgroundColorFromCognitoSyncDataset?: () => Promise<string | undefined>;
}

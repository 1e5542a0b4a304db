interface Window {
  /** Address of the page as it was opened, callback parameters included; undefined where the page is moving. */
  arrival?: string;
  setBackgroundColorToCognitoSyncDataset?: (color: string) => Promise<void>;
  getBackgroundColorFromCognitoSyncDataset?: () => Promise<string | undefined>;
}

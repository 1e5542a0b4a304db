/**
 * A dataset on disk that is written to without a network and made one with Cognito Sync later: the model of the site's
 * library, tested by the same table of cases.
 *
 * <p>What is decided is decided by values that know of no file and no network: {@link cognitosync.device.sync.DatasetState}
 * and what makes one of another. {@link cognitosync.device.sync.Synchronization} carries it out.
 */
package cognitosync.device.sync;

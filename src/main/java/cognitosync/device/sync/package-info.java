/**
 * An offline dataset, synchronized with Cognito Sync: the model of the site's library, under the same names and tested by the
 * same tables of cases.
 *
 * <p>What is decided is decided by values that know of no file and no network: {@link cognitosync.device.sync.State} and what
 * makes one of another. {@link cognitosync.device.sync.Synchronization} carries it out.
 */
package cognitosync.device.sync;

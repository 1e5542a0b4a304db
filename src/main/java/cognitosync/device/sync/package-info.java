/**
 * An offline dataset, synchronized with Cognito Sync: the model of the site's library, under the same names and tested by
 * the same tables of cases.
 *
 * <p>Decisions are pure functions on {@link cognitosync.device.sync.State}, without files and network;
 * {@link cognitosync.device.sync.Synchronization} carries them out.
 */
package cognitosync.device.sync;

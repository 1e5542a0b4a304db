/**
 * The rules of a dataset, pure: records, sync counts, conflicts, limits. {@link Assumptions} holds every answer to a question that
 * neither the documentation nor the service's observed behaviour settles.
 */
package cognitosync.localcloud.sync.dataset;

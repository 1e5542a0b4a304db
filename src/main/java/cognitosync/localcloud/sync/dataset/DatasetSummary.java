package cognitosync.localcloud.sync.dataset;

/**
 * A dataset as {@code ListDatasets} shows it.
 *
 * @param id which one
 * @param state counter and totals
 */
public record DatasetSummary(DatasetId id, DatasetState state) {}

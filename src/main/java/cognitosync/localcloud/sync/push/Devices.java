package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The devices of identities and the datasets that each is subscribed to. */
public record Devices(Database database) {
    private static final String OF_DATASET =
            " FROM sync_dataset WHERE identity = ? AND pool = ? AND name = ? AND present = 1";

    /** Whether a subscription was made, and if not, why. */
    enum Subscribed {
        DONE,
        NO_SUCH_DEVICE,
        NO_SUCH_DATASET
    }

    /** Registers a device and returns its id, which stays when it registers again. */
    String register(String poolId, String identityId, String platform, String token) {
        return database.write(t -> {
            t.update(
                    "INSERT INTO sync_device (id, pool, identity, platform, token) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (identity, pool, platform, token) DO NOTHING",
                    UUID.randomUUID().toString(),
                    poolId,
                    identityId,
                    platform,
                    token);
            return t.first(
                            "SELECT id FROM sync_device WHERE identity = ? AND pool = ? AND platform = ? AND token = ?",
                            row -> row.text("id"),
                            identityId,
                            poolId,
                            platform,
                            token)
                    .orElseThrow();
        });
    }

    /** Subscribes a device of the dataset's identity; subscribing again changes nothing. */
    Subscribed subscribe(DatasetId dataset, String deviceId) {
        return database.write(t -> {
            if (!has(t, dataset, deviceId)) {
                return Subscribed.NO_SUCH_DEVICE;
            }
            Optional<Long> rowId = t.first(
                    "SELECT id" + OF_DATASET,
                    row -> row.number("id"),
                    dataset.identityId(),
                    dataset.identityPoolId(),
                    dataset.datasetName());
            if (rowId.isEmpty()) {
                return Subscribed.NO_SUCH_DATASET;
            }
            t.update(
                    "INSERT INTO sync_subscription (device, dataset) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    deviceId,
                    rowId.orElseThrow());
            return Subscribed.DONE;
        });
    }

    /** Ends a subscription; returns false if there is none. */
    boolean unsubscribe(DatasetId dataset, String deviceId) {
        return database.write(t -> has(t, dataset, deviceId)
                && t.update(
                                "DELETE FROM sync_subscription WHERE device = ? AND dataset IN (SELECT id" + OF_DATASET
                                        + ")",
                                deviceId,
                                dataset.identityId(),
                                dataset.identityPoolId(),
                                dataset.datasetName())
                        == 1);
    }

    private static boolean has(Transaction t, DatasetId dataset, String deviceId) throws SQLException {
        return t.first(
                        "SELECT 1 FROM sync_device WHERE id = ? AND identity = ? AND pool = ?",
                        row -> true,
                        deviceId,
                        dataset.identityId(),
                        dataset.identityPoolId())
                .isPresent();
    }
}

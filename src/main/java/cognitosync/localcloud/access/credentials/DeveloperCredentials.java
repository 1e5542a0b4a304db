package cognitosync.localcloud.access.credentials;

import cognitosync.localcloud.access.credentials.AccessKey.AccessKeys;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The credentials of the owner of the data folder: made once, they may do everything in the local account. The id is used
 * nowhere else, because the CDK CLI remembers accounts by it.
 */
public final class DeveloperCredentials implements AccessKeys {
    private final AccessKey key;

    private DeveloperCredentials(AccessKey key) {
        this.key = key;
    }

    /** Those of this database, which has {@link Sessions#schema()}; made at the first call. */
    public static DeveloperCredentials open(Database database, Account account, SecureRandom random) {
        KeyMaterial material = new KeyMaterial(random);
        Caller.Developer developer =
                new Caller.Developer(account.globalArn("iam", "root").toString(), account.id());
        return new DeveloperCredentials(database.write(transaction -> {
            transaction.update(
                    "INSERT INTO developer_key VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
                    material.id("AKIA"),
                    material.secret());
            return transaction
                    .first(
                            "SELECT * FROM developer_key",
                            row -> new AccessKey(
                                    row.text("access_key_id"),
                                    row.text("secret"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    developer))
                    .orElseThrow();
        }));
    }

    /** The one key. */
    public AccessKey key() {
        return key;
    }

    @Override
    public Optional<AccessKey> find(String id) {
        return key.id().equals(id) ? Optional.of(key) : Optional.empty();
    }
}

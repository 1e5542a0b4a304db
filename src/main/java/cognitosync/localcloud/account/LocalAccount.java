package cognitosync.localcloud.account;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.security.SecureRandom;

/** The AWS account of a data folder: a random number and a fixed region. */
public final class LocalAccount {
    private LocalAccount() {}

    /** The table of the one account. */
    public static Schema schema() {
        return Schema.of(LocalAccount.class);
    }

    /**
     * The account of this database, made at the first call.
     *
     * @throws OptionException where the folder belongs to another region: ids of pools and identities carry theirs
     */
    public static Account open(Database database, String region, SecureRandom random) {
        Account account = database.write(transaction -> {
            transaction.update(
                    "INSERT INTO account VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
                    Long.toString(random.nextLong(100_000_000_000L, 1_000_000_000_000L)),
                    region);
            return transaction
                    .first("SELECT * FROM account", row -> new Account(row.text("id"), row.text("region")))
                    .orElseThrow();
        });
        if (!account.region().equals(region)) {
            throw new OptionException(Messages.text("terminal.account.other-region", account.region(), region));
        }
        return account;
    }
}

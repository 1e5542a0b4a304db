package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;

/** Told of what happens to identities, by those who store something for them; all in the transaction in which it happens. */
public interface IdentityListener {
    /** One identity became part of another. */
    void merged(Transaction transaction, String poolId, String from, String into) throws SQLException;

    /** An identity is gone. */
    void deleted(Transaction transaction, String poolId, String identityId) throws SQLException;

    /** A pool is gone with its identities. */
    void poolDeleted(Transaction transaction, String poolId) throws SQLException;
}

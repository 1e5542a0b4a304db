package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;

/** Receives changes of identities, for what stores data per identity; called in the transaction of the change. */
public interface IdentityListener {
    /** An identity was merged into another. */
    void merged(Transaction transaction, String poolId, String from, String into) throws SQLException;

    /** An identity was deleted. */
    void deleted(Transaction transaction, String poolId, String identityId) throws SQLException;

    /** A pool was deleted with its identities. */
    void poolDeleted(Transaction transaction, String poolId) throws SQLException;
}

package cognitosync.localcloud.store;

import java.sql.SQLException;

/** The work of one write: queued for a commit shared with other threads, or joined to the write that it was called in. */
final class PendingWrite<T> {
    private static final String SAVEPOINT = "pending_write";

    private final Database.Work<T> work;
    private T value;
    private Throwable failure;
    private boolean done;

    PendingWrite(Database.Work<T> work) {
        this.work = work;
    }

    /**
     * Runs the work; what it throws undoes only its own statements.
     *
     * @throws SQLException where not even that is possible
     */
    void run(Transaction transaction) throws SQLException {
        transaction.update("SAVEPOINT " + SAVEPOINT);
        try {
            value = work.run(transaction);
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
            transaction.update("ROLLBACK TO " + SAVEPOINT);
        }
        transaction.update("RELEASE " + SAVEPOINT);
    }

    /** What it wrote is on disk. */
    void committed() {
        done = true;
    }

    /** Nothing of the shared commit is on disk; a failure of its own goes before the common one. */
    void undone(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** The result of the work, or what it threw; valid once it is done. */
    T result(Database database) {
        if (failure == null) {
            return value;
        }
        if (failure instanceof RuntimeException own) {
            throw own;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw database.failed((SQLException) failure);
    }
}

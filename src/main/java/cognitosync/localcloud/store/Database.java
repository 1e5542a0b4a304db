package cognitosync.localcloud.store;

import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.store.StoreException.DiskFullException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file in <a href="https://sqlite.org/wal.html">WAL mode</a> with synchronous=FULL: {@link #write} returns only
 * after the transaction is on disk. One connection writes, others read beside it and see the last commit.
 */
public final class Database implements AutoCloseable {
    /** Statements of one transaction; thrown exceptions roll it back. */
    @FunctionalInterface
    public interface Work<T> {
        /** Runs the statements. */
        T run(Transaction transaction) throws SQLException;
    }

    private final Path file;
    private final SQLiteDataSource source;
    private Statements writer;
    private final Runnable beforeCommit;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Queue<PendingWrite<?>> waiting = new ConcurrentLinkedQueue<>();
    private final Deque<Statements> readers = new ArrayDeque<>();
    /** Of the thread that holds the lock; its writes and reads are part of it. */
    private Transaction current;

    private boolean closed;

    private Database(Path file, SQLiteDataSource source, Statements writer, Runnable beforeCommit) {
        this.file = file;
        this.source = source;
        this.writer = writer;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Opens the file, or makes it with the tables of every service where it is missing.
     *
     * @throws StoreException where the file is not a database, or an older or newer version of this program wrote it
     */
    public static Database open(Path file, List<Schema> schemas) {
        return open(file, schemas, () -> {});
    }

    /**
     * Opens the file with a callback, for measurements on slower disks.
     *
     * @param beforeCommit runs before every commit, such as a pause
     */
    public static Database open(Path file, List<Schema> schemas, Runnable beforeCommit) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Statements writer = writer(source);
            try {
                writer.requireDurable(file);
                Database database = new Database(file, source, writer, beforeCommit);
                Schema.apply(schemas, database);
                return database;
            } catch (SQLException | StoreException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DiskFullException.of(file, e, Messages.text("terminal.database.not-opened", file, e.getMessage()));
        }
    }

    private static Statements writer(SQLiteDataSource source) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        return new Statements(connection);
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /**
     * Runs statements alone among writers and answers once they are durable. Writers that wait for one another share a commit:
     * one thread runs the work of all, each in a savepoint of its own, so that one that fails undoes nothing of the others.
     *
     * <p>Inside another write it joins that transaction: it is durable once the outer write returns. Where it fails, its own
     * statements are rolled back and the outer work may catch the exception and continue.
     */
    public <T> T write(Work<T> work) {
        PendingWrite<T> mine = new PendingWrite<>(work);
        if (writing.isHeldByCurrentThread()) {
            return join(mine);
        }
        waiting.add(mine);
        writing.lock();
        try {
            if (!mine.isDone()) {
                commitTogether(takeWaiting());
            }
        } finally {
            writing.unlock();
        }
        return mine.result(this);
    }

    private <T> T join(PendingWrite<T> inner) {
        if (current == null) {
            throw new IllegalStateException("A write began while a commit ends.");
        }
        try {
            inner.run(current);
        } catch (SQLException e) {
            throw failed(e);
        }
        return inner.result(this);
    }

    /** How many writes are queued. */
    int waitingWrites() {
        return waiting.size();
    }

    /** The exception of a failed write, with its message. */
    StoreException failed(SQLException e) {
        return DiskFullException.of(file, e, Messages.text("terminal.database.write-failed", file, e.getMessage()));
    }

    private List<PendingWrite<?>> takeWaiting() {
        List<PendingWrite<?>> taken = new ArrayList<>();
        for (PendingWrite<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private void commitTogether(List<PendingWrite<?>> writes) {
        Throwable failed = null;
        try {
            requireOpen();
            if (writer.connection().isClosed()) {
                writer = writer(source);
            }
            commit(writes, new Transaction(writer));
            writes.forEach(PendingWrite::committed);
            return;
        } catch (SQLException e) {
            failed = failed(e);
        } catch (RuntimeException | Error e) {
            failed = e;
        }
        undo(failed);
        for (PendingWrite<?> write : writes) {
            write.undone(failed);
        }
    }

    private void commit(List<PendingWrite<?>> writes, Transaction transaction) throws SQLException {
        try {
            current = transaction;
            for (PendingWrite<?> write : writes) {
                write.run(transaction);
            }
            beforeCommit.run();
            writer.connection().commit();
        } finally {
            current = null;
            transaction.complete();
        }
    }

    // On a full disk SQLite may have rolled back by itself. The driver then begins no new transaction, and each
    // statement
    // would commit alone. Such a connection is closed, and the next write opens a new one.
    private void undo(Throwable failed) {
        try {
            writer.connection().rollback();
        } catch (SQLException e) {
            failed.addSuppressed(e);
            giveUpWriter(failed);
        }
    }

    private void giveUpWriter(Throwable failed) {
        try {
            writer.close();
        } catch (SQLException e) {
            failed.addSuppressed(e);
        }
    }

    /**
     * Runs SELECT statements on the last committed state, beside writers and other readers; inside a write, on the state of
     * that write.
     */
    public <T> T read(Work<T> work) {
        if (writing.isHeldByCurrentThread() && current != null) {
            try {
                return work.run(current);
            } catch (SQLException e) {
                throw new StoreException(Messages.text("terminal.database.read-failed", file, e.getMessage()), e);
            }
        }
        Statements reader = borrow();
        try {
            return work.run(new Transaction(reader));
        } catch (SQLException e) {
            throw new StoreException(Messages.text("terminal.database.read-failed", file, e.getMessage()), e);
        } finally {
            giveBack(reader);
        }
    }

    private Statements borrow() {
        Statements idle;
        synchronized (readers) {
            requireOpen();
            idle = readers.poll();
        }
        try {
            Statements reader = idle == null ? new Statements(source.getConnection()) : idle;
            // One snapshot for all statements of the work.
            new Transaction(reader).update("BEGIN");
            return reader;
        } catch (SQLException e) {
            throw new StoreException(Messages.text("terminal.database.unreadable", file, e.getMessage()), e);
        }
    }

    private void giveBack(Statements reader) {
        try {
            // Ends the snapshot, so that the next read sees the next commit.
            new Transaction(reader).update("ROLLBACK");
            synchronized (readers) {
                if (!closed) {
                    readers.push(reader);
                    return;
                }
            }
            reader.close();
        } catch (SQLException e) {
            throw new StoreException(Messages.text("terminal.database.reader-not-closed", file, e.getMessage()), e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(Messages.text("terminal.database.closed", file));
        }
    }

    /** Lets the running write finish, then closes. */
    @Override
    public void close() {
        writing.lock();
        try {
            synchronized (readers) {
                if (closed) {
                    return;
                }
                closed = true;
                for (Statements reader : readers) {
                    reader.close();
                }
            }
            writer.close();
        } catch (SQLException e) {
            throw new StoreException(Messages.text("terminal.database.not-closed", file, e.getMessage()), e);
        } finally {
            writing.unlock();
        }
    }
}

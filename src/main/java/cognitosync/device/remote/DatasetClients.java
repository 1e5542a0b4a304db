package cognitosync.device.remote;

import java.util.Optional;
import java.util.Set;

/** The datasets of all identities that some credentials reach, in any backend. */
public interface DatasetClients extends AutoCloseable {
    /** The datasets of an identity. */
    DatasetClient of(String identityId);

    /** How people share datasets, for the holder of the credentials; empty if the backend does not offer it. */
    default Optional<Sharing> sharing() {
        return Optional.empty();
    }

    /** Owners of datasets, whether or not the identity pool still knows them; empty if the pool knows all. */
    Set<String> owners();

    /** The ceiling of the backend; empty if it publishes none. */
    Optional<Ceiling> ceiling();

    @Override
    void close();

    /**
     * The most that a backend takes per second.
     *
     * @param readUnits of 4 KB
     * @param writeUnits of 1 KB
     * @param known whether the backend says so; otherwise it is the least that a stack can have
     */
    record Ceiling(long readUnits, long writeUnits, boolean known) {}
}

package cognitosync.localcloud.access.credentials;

import java.util.Optional;

/** Where access keys are found. */
@FunctionalInterface
public interface AccessKeys {
    /** The key of that id, also where it has expired. */
    Optional<AccessKey> find(String id);

    /** These, and where they have none, the others. */
    default AccessKeys or(AccessKeys others) {
        return id -> find(id).or(() -> others.find(id));
    }
}

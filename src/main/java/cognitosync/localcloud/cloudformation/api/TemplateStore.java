package cognitosync.localcloud.cloudformation.api;

import java.util.Optional;

/** Where clients put templates before they name them. */
@FunctionalInterface
public interface TemplateStore {
    /** The object of that bucket and key. */
    Optional<byte[]> find(String bucket, String key);
}

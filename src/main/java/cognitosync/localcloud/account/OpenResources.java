package cognitosync.localcloud.account;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far; closed in reverse order, each even where another fails to close. */
public final class OpenResources implements AutoCloseable {
    /** Something that is closed without a checked exception. */
    @FunctionalInterface
    public interface Resource extends AutoCloseable {
        @Override
        void close();
    }

    private final Deque<Resource> opened = new ArrayDeque<>();

    public synchronized void add(Resource resource) {
        opened.push(resource);
    }

    @Override
    public synchronized void close() {
        RuntimeException failed = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}

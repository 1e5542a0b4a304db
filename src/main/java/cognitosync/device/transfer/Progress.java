package cognitosync.device.transfer;

/** The progress of a transfer. */
public final class Progress {
    private final Listener listener;
    private final long total;
    private long done;

    /** Called at the beginning and after each step, one call at a time. */
    @FunctionalInterface
    public interface Listener {
        /** The current progress. */
        void progress(long done, long total);
    }

    Progress(Listener listener, long total, long done) {
        this.listener = listener;
        this.total = total;
        this.done = done;
        listener.progress(done, total);
    }

    synchronized void step() {
        done++;
        listener.progress(done, total);
    }
}

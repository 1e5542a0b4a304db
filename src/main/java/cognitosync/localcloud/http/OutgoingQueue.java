package cognitosync.localcloud.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Messages that wait for one client, within the limits. Not thread-safe. */
final class OutgoingQueue {
    private final WebSocketLimits limits;
    private final AtomicLong buffered;
    private final Deque<byte[]> messages = new ArrayDeque<>();
    private long bytes;

    /**
     * An empty queue.
     *
     * @param buffered bytes on all sockets of the port
     */
    OutgoingQueue(WebSocketLimits limits, AtomicLong buffered) {
        this.limits = limits;
        this.buffered = buffered;
    }

    /** Adds a message, or says that there is no room for it. */
    boolean offer(byte[] message) {
        if (messages.size() == limits.queuedMessages()
                || bytes + message.length > limits.queuedBytes()
                || buffered.get() + message.length > limits.bufferedBytes()) {
            return false;
        }
        messages.addLast(message);
        count(message.length);
        return true;
    }

    /** The next message; it stays until {@link #remove}. */
    Optional<byte[]> next() {
        return Optional.ofNullable(messages.peekFirst());
    }

    /** Removes the next message. */
    void remove() {
        count(-messages.removeFirst().length);
    }

    /** Removes all. */
    void clear() {
        count(-bytes);
        messages.clear();
    }

    WebSocketSession.Backlog backlog() {
        return new WebSocketSession.Backlog(messages.size(), bytes);
    }

    private void count(long change) {
        bytes += change;
        buffered.addAndGet(change);
    }
}

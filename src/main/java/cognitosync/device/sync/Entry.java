package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a device knows of one record.
 *
 * @param remote what an edit rests on: the record as last taken over from the service
 * @param edit what was written here since
 * @param sent edits whose sending was never answered: the service may have them
 * @param theirs what another device wrote meanwhile: a conflict that is not resolved yet
 */
public record Entry(
        Optional<RemoteRecord> remote, Optional<Edit> edit, List<Edit> sent, Optional<RemoteRecord> theirs) {
    /** Nothing is known of the record. */
    static final Entry NONE = new Entry(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** Copies the list. */
    public Entry {
        sent = List.copyOf(sent);
    }

    static Entry of(RemoteRecord remote) {
        return NONE.restingOn(remote);
    }

    /** An edit on what the service has, with nothing unanswered. */
    static Entry of(RemoteRecord remote, Edit edit) {
        return of(remote).with(edit);
    }

    static Entry of(Edit edit) {
        return NONE.with(edit);
    }

    Entry with(Edit newer) {
        return new Entry(remote, Optional.of(newer), sent, theirs);
    }

    Entry withSent(List<Edit> all) {
        return new Entry(remote, edit, all, theirs);
    }

    Entry inConflictWith(RemoteRecord other) {
        return new Entry(remote, edit, List.of(), Optional.of(other));
    }

    Entry restingOn(RemoteRecord other) {
        return new Entry(Optional.of(other), edit, sent, theirs);
    }

    /** Only the newest that the service is known to have. */
    Entry withoutEdit() {
        return known().map(Entry::of).orElse(NONE);
    }

    /** The newest that the service is known to have. */
    Optional<RemoteRecord> known() {
        return theirs.or(() -> remote);
    }

    /** Without an edit that asks for what the service has, unless something unanswered may have changed that meanwhile. */
    Entry settled() {
        boolean nothingToTell =
                sent.isEmpty() && edit.isPresent() && edit.get().value().equals(known().flatMap(RemoteRecord::value));
        return nothingToTell ? withoutEdit() : this;
    }

    /** What is seen on this device. */
    Optional<String> visible() {
        return edit.isPresent() ? edit.get().value() : remote.flatMap(RemoteRecord::value);
    }
}

package cognitosync.device.sync;

import cognitosync.device.remote.RemoteRecord;
import java.util.List;
import java.util.Optional;

/**
 * The local state of one record.
 *
 * @param remote the base of an edit: the record as last received from the service
 * @param edit the local change since
 * @param sent edits that were sent without a response: the service may have them
 * @param theirs the record of another device: an unresolved conflict
 */
public record Entry(
        Optional<RemoteRecord> remote, Optional<Edit> edit, List<Edit> sent, Optional<RemoteRecord> theirs) {
    /** An unknown record. */
    static final Entry NONE = new Entry(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** Copies the list. */
    public Entry {
        sent = List.copyOf(sent);
    }

    static Entry of(RemoteRecord remote) {
        return NONE.restingOn(remote);
    }

    /** An edit on the service's record, with nothing unanswered. */
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

    /** Only the newest known record of the service. */
    Entry withoutEdit() {
        return known().map(Entry::of).orElse(NONE);
    }

    /** The newest known record of the service. */
    Optional<RemoteRecord> known() {
        return theirs.or(() -> remote);
    }

    /** Drops an edit that equals the service's record, unless an unanswered edit may have changed that. */
    Entry settled() {
        boolean nothingToTell =
                sent.isEmpty() && edit.isPresent() && edit.get().value().equals(known().flatMap(RemoteRecord::value));
        return nothingToTell ? withoutEdit() : this;
    }

    /** The value on this device. */
    Optional<String> visible() {
        return edit.isPresent() ? edit.get().value() : remote.flatMap(RemoteRecord::value);
    }
}

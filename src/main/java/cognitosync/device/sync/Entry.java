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
 * @param theirs what another device wrote meanwhile: a conflict that nobody has resolved yet
 */
public record Entry(
        Optional<RemoteRecord> remote, Optional<Edit> edit, List<Edit> sent, Optional<RemoteRecord> theirs) {

    /** Copies the list. */
    public Entry {
        sent = List.copyOf(sent);
    }

    static Entry of(RemoteRecord remote) {
        return new Entry(Optional.of(remote), Optional.empty(), List.of(), Optional.empty());
    }

    /** An edit on what the service has, with nothing unanswered. */
    static Entry of(RemoteRecord remote, Edit edit) {
        return new Entry(Optional.of(remote), Optional.of(edit), List.of(), Optional.empty());
    }

    static Entry of(Edit edit) {
        return new Entry(Optional.empty(), Optional.of(edit), List.of(), Optional.empty());
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

    /** The newest that the service is known to have. */
    Optional<RemoteRecord> known() {
        return theirs.or(() -> remote);
    }

    /** Whether the edit says what the service has, and nothing unanswered may have changed that meanwhile. */
    boolean isTakenBack() {
        return sent.isEmpty()
                && edit.map(Edit::value)
                        .filter(known().flatMap(RemoteRecord::value)::equals)
                        .isPresent();
    }

    /** What whoever asks is given. */
    Optional<String> visible() {
        return edit.isPresent() ? edit.get().value() : remote.flatMap(RemoteRecord::value);
    }
}

package cognitosync.localcloud.access.trail;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known so far of a request that is being answered; belongs to the thread that answers it. */
final class TrailDraft {
    // A request is judged once or twice; what judges more often is cut, not kept.
    private static final int MOST_JUDGEMENTS = 8;

    private final List<Evaluation> judgements = new ArrayList<>();
    private Caller caller;

    void caller(Caller who) {
        caller = who;
    }

    void add(Evaluation judgement) {
        if (judgements.size() < MOST_JUDGEMENTS) {
            judgements.add(judgement);
        }
    }

    Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    List<Evaluation> judgements() {
        return judgements;
    }
}

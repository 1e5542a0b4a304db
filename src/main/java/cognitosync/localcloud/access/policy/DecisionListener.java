package cognitosync.localcloud.access.policy;

/** Hears of every decision as it is taken, on the thread that takes it. */
@FunctionalInterface
public interface DecisionListener {
    /** Nobody listens. */
    DecisionListener NONE = judgement -> {};

    /** A decision was taken. */
    void judged(Evaluation judgement);
}

package cognitosync.device.doctor;

/** The outcome of a check. */
public sealed interface Outcome {
    /** Passed; the text says what was found. */
    record Passed(String text) implements Outcome {}

    /** Failed; the sentence says what is wrong and what to do. */
    record Failed(String sentence) implements Outcome {}

    /** Not run; the reason says what is missing. */
    record NotRun(String reason) implements Outcome {}
}

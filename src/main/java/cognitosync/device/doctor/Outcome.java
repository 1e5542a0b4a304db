package cognitosync.device.doctor;

/** How a check ended. */
public sealed interface Outcome {
    /** In order; the text says what was seen. */
    record Passed(String text) implements Outcome {}

    /** Not in order; the sentence says what is wrong and what to do. */
    record Failed(String sentence) implements Outcome {}

    /** Could not be looked at; the reason says what it takes. */
    record NotRun(String reason) implements Outcome {}
}

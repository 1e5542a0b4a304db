package cognitosync.device;

import cognitosync.device.terminal.Keyboard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A person who types these lines, one for each question, and then ends the input. */
public final class Answers implements Keyboard {
    private final Queue<String> lines;
    private final List<String> questions = new ArrayList<>();

    private Answers(List<String> lines) {
        this.lines = new ArrayDeque<>(lines);
    }

    /** One who types these. */
    public static Answers of(String... lines) {
        return new Answers(List.of(lines));
    }

    /** What was asked; questions whose answers nobody sees are in brackets. */
    public List<String> questions() {
        return questions;
    }

    @Override
    public Optional<String> line(String question) {
        questions.add(question);
        return Optional.ofNullable(lines.poll());
    }

    @Override
    public Optional<String> secret(String question) {
        return line("[" + question + "]");
    }
}

package cognitosync.resolvers;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Holds writers of a dataset between the read and the write of an update, and knows how many updates were answered. */
final class WriteGate {
    private final Set<String> held = new HashSet<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    /** How many writers of each person have not ended. */
    private final Map<String, Integer> writers;

    WriteGate(Map<String, Integer> writers) {
        this.writers = new HashMap<>(writers);
    }

    /** The table, for a person whose writes can be held. */
    Function<Request, Response> of(String person, Function<Request, Response> table) {
        return request -> {
            boolean reads = request.headers().first("X-Amz-Target").orElse("").contains("Get");
            if (!reads && new String(request.body(), StandardCharsets.UTF_8).contains("\"dataset#wall\"")) {
                pass(person);
            }
            return table.apply(request);
        };
    }

    private synchronized void pass(String person) {
        waiting.merge(person, 1, Integer::sum);
        notifyAll();
        await(() -> !held.contains(person));
        waiting.merge(person, -1, Integer::sum);
    }

    synchronized void hold(Set<String> people) {
        held.addAll(people);
    }

    synchronized void release(Set<String> people) {
        held.removeAll(people);
        notifyAll();
    }

    synchronized void answered(String person) {
        answers.merge(person, 1, Integer::sum);
        notifyAll();
    }

    /** A writer of somebody makes no more updates. */
    synchronized void ended(String person) {
        writers.merge(person, -1, Integer::sum);
        notifyAll();
    }

    synchronized boolean isOver() {
        return isOver(writers.keySet());
    }

    private boolean isOver(Set<String> people) {
        return people.stream().allMatch(person -> writers.get(person) == 0);
    }

    /** Until a write of somebody is held. Whether one is: not if all his writers have ended. */
    synchronized boolean awaitHeld(String person) {
        await(() -> waiting.getOrDefault(person, 0) > 0 || isOver(Set.of(person)));
        return waiting.getOrDefault(person, 0) > 0;
    }

    /** Until so many more updates of some people were answered. */
    synchronized void awaitAnswers(Set<String> people, int more) {
        int until = answers(people) + more;
        await(() -> answers(people) >= until || isOver(people));
    }

    private int answers(Set<String> people) {
        return people.stream()
                .mapToInt(person -> answers.getOrDefault(person, 0))
                .sum();
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}

package io.github.solarcloud2mqtt.config.value;

/**
 * A whole number within limits.
 *
 * @param lowest the lowest allowed number; not negative
 * @param highest the highest allowed number; less than a million
 */
public record NumberRange(int lowest, int highest) implements ValueParser<Integer> {

    @Override
    public Integer parse(String text) throws InvalidValueException {
        boolean number = text.matches("\\d{1,6}");
        int value = number ? Integer.parseInt(text) : -1;
        if (value < lowest || value > highest) {
            throw new InvalidValueException(
                    Excerpt.of(text) + " is not allowed; must be a number from " + lowest + " to " + highest);
        }
        return value;
    }
}

package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import io.github.solarcloud2mqtt.simulator.points.generator.ReportedState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Generators for the fields that have a value on the simulated home, by name. All kinds of devices share them. */
final class FieldGenerators {

    /** Share of the panels at the first input. */
    private static final double FIRST_INPUT = 0.55;

    private final Map<String, FieldGenerator> generators = new HashMap<>();

    FieldGenerators() {
        addPowers();
        addEnergies();
        addBattery();
        addGrid();
        addRoof();
        addTemperatures();
    }

    Optional<FieldGenerator> of(String field) {
        return Optional.ofNullable(generators.get(field));
    }

    private void addPowers() {
        power(Quantity::output, "pac", "psystem", "outPutPower", "onGridPower");
        power((each, roof) -> Quantity.output(each, roof) / 3, "pac1", "pac2", "pac3", "pacr", "pacs", "pact");
        power((each, roof) -> Quantity.output(each, roof) / 3, "pacR", "pacS", "pacT");
        power(Quantity.roof(1), "ppv");
        power(Quantity.roof(FIRST_INPUT), "ppv1");
        power(Quantity.roof(1 - FIRST_INPUT), "ppv2");
        power(Quantity.flow(Flow.PV), "ppvInverter");
        power(Quantity.flow(Flow.FEED_IN), "pacToGridTotal", "pacToGridR", "pacToGrid");
        power(Quantity.flow(Flow.PURCHASE), "pacToUserTotal", "pacToUserR", "pacToUser");
        power(Quantity.flow(Flow.LOAD), "pacToLocalLoad", "plocalLoadTotal", "plocalLoadR", "totalHouseholdLoad");
        power(FieldGenerators::ownUse, "pself");
        power(Quantity.flow(Flow.CHARGE), "pcharge1", "bdc1ChargePower", "pCharge");
        power(Quantity.flow(Flow.DISCHARGE), "pdischarge1", "bdc1DischargePower", "pDischarge");
        power(FieldGenerators::intoBattery, "totalBatteryPackChargingPower");
        power((each, roof) -> -intoBattery(each, roof), "pBat", "batPower");
    }

    private void addEnergies() {
        energy(Quantity::output, "eacToday eacTotal", "powerToday powerTotal", "etoday etotal");
        energy(Quantity::output, "esystemToday esystemTotal", "esystemtoday esystemtotal");
        energy(Quantity.roof(1), "epvToday epvTotal", "epvtoday epvTotal");
        energy(Quantity.roof(FIRST_INPUT), "epv1Today epv1Total");
        energy(Quantity.roof(1 - FIRST_INPUT), "epv2Today epv2Total");
        energy(Quantity.flow(Flow.PV), "epvInverterToday epvInverterTotal");
        energy(Quantity.flow(Flow.FEED_IN), "etoGridToday etoGridTotal", "etoGridToday etogridTotal");
        energy(Quantity.flow(Flow.FEED_IN), "eToGridToday eToGridTotal");
        energy(Quantity.flow(Flow.PURCHASE), "etoUserToday etoUserTotal", "eToUserToday eToUserTotal");
        energy(Quantity.flow(Flow.LOAD), "elocalLoadToday elocalLoadTotal");
        energy(FieldGenerators::ownUse, "eselfToday eselfTotal", "eselftoday eselftotal");
        energy(Quantity.flow(Flow.CHARGE), "echargeToday echargeTotal", "echarge1Today echarge1Total");
        energy(Quantity.flow(Flow.CHARGE), "eChargeToday eChargeTotal", "eBatChgToday eBatChgTotal");
        energy(Quantity.flow(Flow.CHARGE), "bdc1ChargeToday bdc1ChargeTotal");
        energy(Quantity.flow(Flow.DISCHARGE), "edischargeToday edischargeTotal");
        energy(Quantity.flow(Flow.DISCHARGE), "edischarge1Today edischarge1Total");
        energy(Quantity.flow(Flow.DISCHARGE), "eDischargeToday eDischargeTotal");
        energy(Quantity.flow(Flow.DISCHARGE), "eBatDisChargeToday eBatDisChargeTotal");
        energy(Quantity.flow(Flow.DISCHARGE), "bdc1DischargeToday bdc1DischargeTotal");
    }

    private void addBattery() {
        number(
                state -> Math.round(100 * state.snapshot().stateOfCharge()),
                "bmsSoc",
                "bdc1Soc",
                "bmsSOC",
                "soc",
                "soc1");
        number(state -> Math.round(100 * state.snapshot().stateOfCharge()), "capacity", "totalBatteryPackSoc");
        number(state -> Math.round(100 * state.snapshot().stateOfCharge()), "battery1Soc");
        number(state -> 99, "bmsSoh", "bmsSOH", "soh", "batterySoh");
        number(state -> 412, "bmsIcycle", "bmsCycleCnt", "bmscycleCnt", "cycleCount", "batteryCycles");
        number(ReportedState::batteryVolts, "vbat", "bmsVbat", "bmsBatteryVolt", "vBatDsp", "vBat", "bdc1Vbat");
        number(ReportedState::batteryAmperes, "bmsIbat", "bmsBatteryCurr", "bdc1Ibat");
        number(state -> 1, "batteryPackageQuantity", "bdc1Status");
        number(
                state -> Math.signum(state.batteryAmperes()) < 0 ? 2 : Math.signum(state.batteryAmperes()),
                "totalBatteryPackChargingStatus");
        number(state -> 95, "chargeSocLimit");
        number(state -> 5, "dischargeSocLimit");
    }

    private void addGrid() {
        for (int phase = 1; phase <= 3; phase++) {
            int number = phase;
            String letter = String.valueOf("rst".charAt(phase - 1));
            number(state -> state.volts(number), "vac" + phase, "vac" + letter);
            add(
                    (state, roof) -> Quantity.output(state::watts, roof) / 3 / state.volts(number),
                    "iac" + phase,
                    "iac" + letter);
        }
        number(state -> state.volts(1), "vac", "vGrid", "outPutVolt", "onGridVoltage");
        number(state -> state.lineVolts(1), "vacrs", "vacRs");
        number(state -> state.lineVolts(2), "vacSt");
        number(state -> state.lineVolts(3), "vacTr");
        number(ReportedState::hertz, "fac", "freqGrid", "freqOutPut");
        number(state -> 1, "pf");
        number(state -> 100, "realOPPercent");
        number(state -> 310 + 5 * state.snapshot().noise(31), "pBusVoltage", "nBusVoltage", "vBus1");
    }

    private void addRoof() {
        for (int input = 1; input <= 2; input++) {
            double share = input == 1 ? FIRST_INPUT : 1 - FIRST_INPUT;
            add((state, roof) -> inputVolts(state, roof), "vpv" + input, "pv" + input + "Voltage");
            add(
                    (state, roof) -> state.watts(roof) == 0 ? 0 : share * state.watts(roof) / inputVolts(state, roof),
                    "ipv" + input,
                    "pv" + input + "Current");
        }
        add((state, roof) -> inputVolts(state, roof), "vpv");
        number(state -> 1_200, "iso", "pvIso");
    }

    private void addTemperatures() {
        number(state -> 25 + 0.5 * state.snapshot().celsius(), "temp1", "temperature", "systemTemp", "dcTemp");
        number(state -> 28 + 0.5 * state.snapshot().celsius(), "temp2", "ipmTemperature", "invTemperature");
        number(
                FieldGenerators::batteryCelsius,
                "bmsTemp1Bat",
                "bdc1Temp1",
                "batteryTemperature",
                "bmsBatteryTemp",
                "batTemp");
        number(FieldGenerators::batteryCelsius, "battery1Temp");
        number(state -> 32 + 1.8 * batteryCelsius(state), "battery1TempF");
    }

    private static double batteryCelsius(ReportedState state) {
        return 18 + 0.3 * state.snapshot().celsius();
    }

    private static double inputVolts(ReportedState state, Flow roof) {
        return state.watts(roof) == 0 ? 0 : 410 + 30 * state.snapshot().noise(20);
    }

    private static double ownUse(ToDoubleFunction<Flow> each, Flow roof) {
        return each.applyAsDouble(Flow.LOAD) - each.applyAsDouble(Flow.PURCHASE);
    }

    private static double intoBattery(ToDoubleFunction<Flow> each, Flow roof) {
        return each.applyAsDouble(Flow.CHARGE) - each.applyAsDouble(Flow.DISCHARGE);
    }

    private void power(Quantity quantity, String... fields) {
        add((state, roof) -> quantity.of(state::watts, roof), fields);
    }

    /** Adds counters in kWh; each pair names the daily and the lifetime counter. */
    private void energy(Quantity quantity, String... pairs) {
        for (String pair : pairs) {
            String[] fields = pair.split(" ", -1);
            add((state, roof) -> quantity.of(state::today, roof) / 1_000, fields[0]);
            add((state, roof) -> quantity.of(state::lifetime, roof) / 1_000, fields[1]);
        }
    }

    private void number(ToDoubleFunction<ReportedState> number, String... fields) {
        add((state, roof) -> number.applyAsDouble(state), fields);
    }

    private void add(FieldGenerator generator, String... fields) {
        for (String field : fields) {
            generators.put(field, generator);
        }
    }

    /** Generates the value of one field. */
    @FunctionalInterface
    interface FieldGenerator {
        double value(ReportedState state, Flow roof);
    }
}

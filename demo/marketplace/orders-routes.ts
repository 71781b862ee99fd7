import { Hono } from 'hono';
import { type Operator, withQuery } from './operator.ts';
import { type OrderPage, ordersPage } from './orders-page.ts';

/** Orders of all merchants, for who knows a number and not whose it is. */
export const ordersRoutes = (operator: Operator): Hono =>
  new Hono().get('/orders', async (c) => {
    const { search = '', state = '', cursor = '' } = c.req.query();
    const page = await operator.ask<OrderPage>('GET', withQuery('/orders', { search, state, cursor }));
    return c.html(ordersPage({ search, state }, page));
  });
